package dev.kaquan.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * Measures {@code POST /v1/add-card} for a plain card, which is stored durably, beside a bare Javalin POST of the same
 * sizes in the same run, both in processes of their own.
 */
public final class AddCardLoad {
  private static final int WARM_UP = 40_000;
  private static final int REQUESTS = 20_000;

  private AddCardLoad() {}

  /** Prints a line for each figure. */
  public static void main(String[] args) throws Exception {
    PrintStream out = System.out;
    try (Service service = Service.start()) {
      String body = "{\"cards\":[{\"cardId\":\"" + service.createCoupon() + "\"}]}";
      String answer = service.post("/v1/add-card", body);
      byte[] request = LoadDriver.request(
          "/v1/add-card", "Authorization: Bearer " + Service.API_KEY + "\r\n", body);
      double bare = bare(request, answer.getBytes(StandardCharsets.UTF_8).length);
      double warm = LoadDriver.drive(service.port(), times(request, WARM_UP)).perSecond();
      double perSecond =
          LoadDriver.drive(service.port(), times(request, REQUESTS)).perSecond();
      double[] latencies =
          PacedDriver.drive(service.port(), times(request, REQUESTS), perSecond / 2);
      Arrays.sort(latencies);
      out.printf("bare Javalin POST, 16 connections: %,.0f/s%n", bare);
      out.printf(
          "add-card, 16 connections: %,.0f/s, %.2f of these (%,.0f/s in the warm-up)%n",
          perSecond, perSecond / bare, warm);
      out.printf(
          "at half of that: p50 %.1f ms, p99 %.1f ms%n",
          PacedDriver.at(latencies, 0.5), PacedDriver.at(latencies, 0.99));
    }
  }

  private static double bare(byte[] request, int answerLength) throws Exception {
    Process server = new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            BareServer.class.getName(),
            Integer.toString(answerLength))
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
    try (BufferedReader output = new BufferedReader(
        new InputStreamReader(server.getInputStream(), StandardCharsets.UTF_8))) {
      int port = port(output);
      LoadDriver.Run unused = LoadDriver.drive(port, times(request, WARM_UP));
      return LoadDriver.drive(port, times(request, REQUESTS)).perSecond();
    } finally {
      server.destroy();
    }
  }

  private static int port(BufferedReader output) throws IOException {
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      if (line.matches("[0-9]+")) {
        return Integer.parseInt(line);
      }
    }
    throw new IOException("the server did not start");
  }

  private static List<byte[]> times(byte[] request, int count) {
    return Collections.nCopies(count, request);
  }
}
