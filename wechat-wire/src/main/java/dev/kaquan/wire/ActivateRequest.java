package dev.kaquan.wire;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * Request of {@code /card/membercard/activate}.
 *
 * @param initBonus null if the card shows no bonus
 * @param initBalance in fen; null if the card shows no balance
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ActivateRequest(
    @JsonProperty("membership_number") String membershipNumber,
    @JsonProperty("code") String code,
    @JsonProperty("card_id") String cardId,
    @JsonProperty("init_bonus") @Nullable Long initBonus,
    @JsonProperty("init_balance") @Nullable Long initBalance) {}
