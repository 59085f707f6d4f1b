package dev.kaquan.wire;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * Request of {@code /card/batchget} for cards of every status.
 *
 * @param count at most 50
 */
public record BatchGetRequest(
    @JsonProperty("offset") int offset,
    @JsonProperty("count") int count) {}
