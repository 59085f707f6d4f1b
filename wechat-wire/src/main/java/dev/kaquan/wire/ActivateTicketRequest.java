package dev.kaquan.wire;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Request of {@code /card/membercard/activatetempinfo/get}. */
public record ActivateTicketRequest(
    @JsonProperty("activate_ticket") String activateTicket) {}
