package dev.kaquan.wire;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/**
 * What {@code wx.addCard} and {@code wx.openCard} pass to their callbacks.
 *
 * @param cardList absent after a failure
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record AddCardResult(
    @JsonProperty("errMsg") String errMsg,
    @JsonProperty("cardList") List<AddedCard> cardList) {}
