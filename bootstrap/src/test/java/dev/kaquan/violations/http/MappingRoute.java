package dev.kaquan.violations.http;

import com.fasterxml.jackson.databind.ObjectMapper;

/** A route that spells JSON itself. */
record MappingRoute(ObjectMapper mapper) {}
