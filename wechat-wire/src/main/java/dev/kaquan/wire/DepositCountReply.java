package dev.kaquan.wire;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Reply of {@code /card/code/getdepositcount}. */
public record DepositCountReply(
    @JsonProperty("errcode") int errCode,
    @JsonProperty("errmsg") String errMsg,
    @JsonProperty("count") long count) {}
