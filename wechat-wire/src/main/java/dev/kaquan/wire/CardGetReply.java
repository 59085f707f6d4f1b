package dev.kaquan.wire;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Map;

/**
 * Reply of {@code /card/get}.
 *
 * @param card its type and the type's object
 */
public record CardGetReply(
    @JsonProperty("errcode") int errCode,
    @JsonProperty("errmsg") String errMsg,
    @JsonProperty("card") Map<String, Object> card) {}
