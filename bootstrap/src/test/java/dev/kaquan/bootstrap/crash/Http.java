package dev.kaquan.bootstrap.crash;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

/** Requests of a client. */
final class Http {
  static final String API_KEY = "a-key-for-the-crash-test";

  private final HttpClient client = HttpClient.newHttpClient();

  /** A request that can be repeated; {@code key} may be empty. */
  record Post(String path, String body, String key) {}

  HttpResponse<String> send(URI base, Post post) throws IOException, InterruptedException {
    HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve(post.path()))
        .header("Content-Type", "application/json")
        .header("Authorization", "Bearer " + API_KEY)
        .POST(BodyPublishers.ofString(post.body()));
    if (!post.key().isEmpty()) {
      request.header("Idempotency-Key", post.key());
    }
    return client.send(request.build(), BodyHandlers.ofString());
  }

  HttpResponse<String> get(URI base, String path) throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(base.resolve(path))
        .header("Authorization", "Bearer " + API_KEY)
        .build();
    return client.send(request, BodyHandlers.ofString());
  }
}
