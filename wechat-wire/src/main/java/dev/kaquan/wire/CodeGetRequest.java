package dev.kaquan.wire;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * Request of {@code /card/code/get}.
 *
 * @param checkConsume whether a code that cannot be redeemed is answered with an error instead of its status
 */
public record CodeGetRequest(
    @JsonProperty("card_id") String cardId,
    @JsonProperty("code") String code,
    @JsonProperty("check_consume") boolean checkConsume) {}
