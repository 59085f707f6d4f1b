package dev.kaquan.wire;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/** Reply of {@code /card/batchget}. */
public record BatchGetReply(
    @JsonProperty("errcode") int errCode,
    @JsonProperty("errmsg") String errMsg,
    @JsonProperty("card_id_list") List<String> cardIdList,
    @JsonProperty("total_num") int totalNum) {}
