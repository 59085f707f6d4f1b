package dev.kaquan.wire;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/** Request of {@code /card/code/deposit} and {@code /card/code/checkcode}: 1 to 100 codes. */
public record CodesRequest(
    @JsonProperty("card_id") String cardId,
    @JsonProperty("code") List<String> codes) {}
