package dev.kaquan.bootstrap.architecture.violations.http;

import com.fasterxml.jackson.databind.ObjectMapper;

record JacksonStaysInJson(ObjectMapper mapper) {}
