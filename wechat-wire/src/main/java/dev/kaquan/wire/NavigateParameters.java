package dev.kaquan.wire;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What {@code wx.navigateToMiniProgram} takes to open the open-card component. */
public record NavigateParameters(
    @JsonProperty("appId") String appId,
    @JsonProperty("extraData") OfComponent extraData) {

  /** The parameters of the component. */
  public record OfComponent(
      @JsonProperty("encrypt_card_id") String encryptCardId,
      @JsonProperty("outer_str") String outerStr,
      @JsonProperty("biz") String biz) {}
}
