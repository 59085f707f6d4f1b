package dev.kaquan.wire;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Reply of {@code /card/code/decrypt}. */
public record DecryptReply(
    @JsonProperty("errcode") int errCode,
    @JsonProperty("errmsg") String errMsg,
    @JsonProperty("code") String code) {}
