package dev.kaquan.wire;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Request of {@code /card/membercard/userinfo/get}, {@code /card/code/get} and {@code /card/code/consume}. */
public record MemberCodeRequest(
    @JsonProperty("card_id") String cardId,
    @JsonProperty("code") String code) {}
