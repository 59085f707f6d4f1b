package dev.kaquan.wire;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Request of {@code /cgi-bin/stable_token}. */
public record StableTokenRequest(
    @JsonProperty("grant_type") String grantType,
    @JsonProperty("appid") String appId,
    @JsonProperty("secret") String secret,
    @JsonProperty("force_refresh") boolean forceRefresh) {

  @Override
  public String toString() {
    return "StableTokenRequest[" + appId + "]";
  }
}
