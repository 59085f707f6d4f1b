package dev.kaquan.wire;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/** Of which changes WeChat notifies the member. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record NotifyOptional(
    @JsonProperty("is_notify_bonus") @Nullable Boolean bonus,
    @JsonProperty("is_notify_balance") @Nullable Boolean balance,
    @JsonProperty("is_notify_custom_field1") @Nullable Boolean customField1,
    @JsonProperty("is_notify_custom_field2") @Nullable Boolean customField2,
    @JsonProperty("is_notify_custom_field3") @Nullable Boolean customField3) {}
