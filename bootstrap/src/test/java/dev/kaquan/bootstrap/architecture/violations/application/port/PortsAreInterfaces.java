package dev.kaquan.bootstrap.architecture.violations.application.port;

final class StoredCards {}

interface LoadCardPort {}

final class CompliantException extends RuntimeException {}
