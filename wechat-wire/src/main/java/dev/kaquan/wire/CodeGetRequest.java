package dev.kaquan.wire;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * Asks {@code /card/code/get}.
 *
 * @param cardId can be absent if the platform made the code
 * @param checkConsume whether a code that cannot be redeemed is answered with an error
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CodeGetRequest(
    @JsonProperty("card_id") @Nullable String cardId,
    @JsonProperty("code") @Nullable String code,
    @JsonProperty("check_consume") boolean checkConsume) {}
