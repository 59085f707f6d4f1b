package dev.kaquan.wire;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Request of {@code /card/get}. */
public record CardIdRequest(@JsonProperty("card_id") String cardId) {}
