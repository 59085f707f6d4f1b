package dev.kaquan.wire;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Reply of {@code /card/create}. */
public record CardIdReply(
    @JsonProperty("errcode") int errCode,
    @JsonProperty("errmsg") String errMsg,
    @JsonProperty("card_id") String cardId) {}
