package dev.kaquan.wire;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * Request of {@code /card/membercard/updateuser}. Null fields do not change.
 *
 * @param bonus the full value
 * @param addBonus the difference, shown in the message
 * @param balance the full value, in fen
 * @param addBalance the difference in fen, shown in the message
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record UpdateUserRequest(
    @JsonProperty("code") String code,
    @JsonProperty("card_id") String cardId,
    @JsonProperty("bonus") @Nullable Long bonus,
    @JsonProperty("add_bonus") @Nullable Long addBonus,
    @JsonProperty("record_bonus") @Nullable String recordBonus,
    @JsonProperty("balance") @Nullable Long balance,
    @JsonProperty("add_balance") @Nullable Long addBalance,
    @JsonProperty("record_balance") @Nullable String recordBalance,
    @JsonProperty("custom_field_value1") @Nullable String customField1,
    @JsonProperty("custom_field_value2") @Nullable String customField2,
    @JsonProperty("custom_field_value3") @Nullable String customField3,
    @JsonProperty("background_pic_url") @Nullable String backgroundPicUrl,
    @JsonProperty("notify_optional") @Nullable NotifyOptional notifyOptional) {}
