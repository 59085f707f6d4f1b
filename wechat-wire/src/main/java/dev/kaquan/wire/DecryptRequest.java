package dev.kaquan.wire;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Request of {@code /card/code/decrypt}. */
public record DecryptRequest(@JsonProperty("encrypt_code") String encryptCode) {}
