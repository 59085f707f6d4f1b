package dev.kaquan.wire;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The error fields of every reply: 0 and ok, or the reason of a refusal. */
public record ErrorReply(
    @JsonProperty("errcode") int errCode,
    @JsonProperty("errmsg") String errMsg) {}
