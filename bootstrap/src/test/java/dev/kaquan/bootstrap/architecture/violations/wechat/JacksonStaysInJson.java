package dev.kaquan.bootstrap.architecture.violations.wechat;

import com.fasterxml.jackson.annotation.JsonProperty;

record JacksonStaysInJson(@JsonProperty("ticket") String value) {}
