package dev.kaquan.bench;

import io.javalin.Javalin;
import java.nio.charset.StandardCharsets;

/** Javalin without anything: the limit for a request. */
public final class BareServer {
  private BareServer() {}

  /**
   * Starts a server that reads each body and answers with as many bytes as the argument says, and prints its port.
   */
  public static void main(String[] args) {
    byte[] answer = "x".repeat(Integer.parseInt(args[0])).getBytes(StandardCharsets.UTF_8);
    Javalin server = Javalin.create(config -> {
      config.startup.showJavalinBanner = false;
      config.routes.post("/v1/add-card", context -> {
        byte[] unused = context.bodyAsBytes();
        context.status(201).contentType("application/json").result(answer);
      });
    });
    server.start("127.0.0.1", 0);
    System.out.println(server.port());
  }
}
