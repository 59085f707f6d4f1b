package dev.kaquan.wire;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * Reply of {@code /card/code/get}.
 *
 * @param outerStr absent if the card was claimed without a channel
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record CodeGetReply(
    @JsonProperty("errcode") int errCode,
    @JsonProperty("errmsg") String errMsg,
    @JsonProperty("card") CodeCard card,
    @JsonProperty("openid") String openid,
    @JsonProperty("can_consume") boolean canConsume,
    @JsonProperty("outer_str") String outerStr,
    @JsonProperty("user_card_status") String userCardStatus) {}
