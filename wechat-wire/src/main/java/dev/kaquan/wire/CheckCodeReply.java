package dev.kaquan.wire;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/** Reply of {@code /card/code/checkcode}. */
public record CheckCodeReply(
    @JsonProperty("errcode") int errCode,
    @JsonProperty("errmsg") String errMsg,
    @JsonProperty("exist_code") List<String> existing,
    @JsonProperty("not_exist_code") List<String> missing) {}
