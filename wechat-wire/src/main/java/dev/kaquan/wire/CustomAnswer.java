package dev.kaquan.wire;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/**
 * The answer to a field of a form that the merchant defines.
 *
 * @param value empty if several values were chosen
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CustomAnswer(
    @JsonProperty("name") String name,
    @JsonProperty("value") String value,
    @JsonProperty("value_list") List<String> values) {}
