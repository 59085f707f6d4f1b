package dev.kaquan.wire;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Asks {@code /card/get}. */
public record CardIdRequest(@JsonProperty("card_id") String cardId) {}
