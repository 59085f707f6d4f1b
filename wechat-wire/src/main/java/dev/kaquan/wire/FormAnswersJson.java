package dev.kaquan.wire;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/** What a person filled in. */
public record FormAnswersJson(
    @JsonProperty("common_field_list") List<CommonAnswer> common,
    @JsonProperty("custom_field_list") List<CustomAnswer> custom) {}
