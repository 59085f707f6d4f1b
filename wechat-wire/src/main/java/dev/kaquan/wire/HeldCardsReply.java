package dev.kaquan.wire;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/** Reply of {@code /card/user/getcardlist}. */
public record HeldCardsReply(
    @JsonProperty("errcode") int errCode,
    @JsonProperty("errmsg") String errMsg,
    @JsonProperty("card_list") List<HeldCard> cardList,
    @JsonProperty("has_share_card") boolean hasShareCard) {}
