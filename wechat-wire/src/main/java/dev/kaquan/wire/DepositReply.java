package dev.kaquan.wire;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/** Reply of {@code /card/code/deposit}. */
public record DepositReply(
    @JsonProperty("errcode") int errCode,
    @JsonProperty("errmsg") String errMsg,
    @JsonProperty("succ_code") List<String> accepted,
    @JsonProperty("duplicate_code") List<String> duplicate,
    @JsonProperty("fail_code") List<String> failed) {}
