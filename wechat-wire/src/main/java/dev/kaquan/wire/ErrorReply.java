package dev.kaquan.wire;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What every call answers when there is nothing more to say: 0 and ok, or why not. */
public record ErrorReply(
    @JsonProperty("errcode") int errCode,
    @JsonProperty("errmsg") String errMsg) {}
