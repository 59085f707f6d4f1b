package dev.kaquan.wire;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * Reply of {@code /card/membercard/userinfo/get}.
 *
 * @param balance in fen
 * @param sex {@code MALE}, {@code FEMALE} or empty
 */
public record UserInfoReply(
    @JsonProperty("errcode") int errCode,
    @JsonProperty("errmsg") String errMsg,
    @JsonProperty("openid") String openid,
    @JsonProperty("nickname") String nickname,
    @JsonProperty("membership_number") String membershipNumber,
    @JsonProperty("bonus") @Nullable Long bonus,
    @JsonProperty("balance") @Nullable Long balance,
    @JsonProperty("sex") String sex,
    @JsonProperty("user_info") @Nullable FormAnswersJson userInfo,
    @JsonProperty("user_card_status") String userCardStatus,
    @JsonProperty("has_active") boolean hasActive) {}
