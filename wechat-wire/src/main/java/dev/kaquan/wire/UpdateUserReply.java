package dev.kaquan.wire;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Reply of {@code /card/membercard/updateuser}: the values after it; balance in fen. */
public record UpdateUserReply(
    @JsonProperty("errcode") int errCode,
    @JsonProperty("errmsg") String errMsg,
    @JsonProperty("result_bonus") long resultBonus,
    @JsonProperty("result_balance") long resultBalance,
    @JsonProperty("openid") String openid) {}
