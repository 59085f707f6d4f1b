package dev.kaquan.bootstrap.architecture.violations.http;

import java.sql.Connection;

record SqlStaysInJdbc(Connection connection) {}
