package dev.kaquan.wire;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Request of {@code /card/modifystock}; one of the values is 0. */
public record ModifyStockRequest(
    @JsonProperty("card_id") String cardId,
    @JsonProperty("increase_stock_value") long more,
    @JsonProperty("reduce_stock_value") long less) {}
