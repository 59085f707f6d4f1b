package dev.kaquan.wire;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Asks {@code /card/batchget}.
 *
 * @param offset of the first card, from 0
 * @param count at most 50
 * @param statusList absent for cards of any status
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record BatchGetRequest(
    @JsonProperty("offset") @Nullable Integer offset,
    @JsonProperty("count") @Nullable Integer count,
    @JsonProperty("status_list") @Nullable List<String> statusList) {}
