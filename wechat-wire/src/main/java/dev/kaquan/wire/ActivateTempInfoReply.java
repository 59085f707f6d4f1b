package dev.kaquan.wire;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Reply of {@code /card/membercard/activatetempinfo/get}. */
public record ActivateTempInfoReply(
    @JsonProperty("errcode") int errCode,
    @JsonProperty("errmsg") String errMsg,
    @JsonProperty("info") FormAnswersJson info) {}
