package dev.kaquan.bootstrap.architecture.violations.application;

interface ServicesAreHidden {
  final class PublicService {}
}

class ExtensibleService {}

final class CompliantService {}
