package dev.kaquan.violations.wechat;

import com.fasterxml.jackson.annotation.JsonProperty;

/** A client that spells JSON itself. */
record MappingTickets(@JsonProperty("ticket") String value) {}
