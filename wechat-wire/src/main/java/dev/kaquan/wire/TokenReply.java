package dev.kaquan.wire;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Reply of {@code /cgi-bin/token} and {@code /cgi-bin/stable_token}. */
public record TokenReply(
    @JsonProperty("access_token") String accessToken,
    @JsonProperty("expires_in") int expiresInSeconds) {

  @Override
  public String toString() {
    return "TokenReply[secret, " + expiresInSeconds + " s]";
  }
}
