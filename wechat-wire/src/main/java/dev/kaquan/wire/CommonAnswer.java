package dev.kaquan.wire;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The answer to a field of a form that WeChat defines. */
public record CommonAnswer(
    @JsonProperty("name") String name,
    @JsonProperty("value") String value) {}
