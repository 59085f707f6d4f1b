package dev.kaquan.bootstrap.architecture.violations.application;

import org.slf4j.Logger;

/** A logging library in the application. */
record QuietApplication(Logger log) {}
