package dev.kaquan.wire;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Reply of {@code /cgi-bin/ticket/getticket}. */
public record TicketReply(
    @JsonProperty("errcode") int errCode,
    @JsonProperty("errmsg") String errMsg,
    @JsonProperty("ticket") String ticket,
    @JsonProperty("expires_in") int expiresInSeconds) {

  @Override
  public String toString() {
    return "TicketReply[secret, " + expiresInSeconds + " s]";
  }
}
