/** Card templates: what WeChat takes when a merchant creates a card, and what it hands back. */
package dev.kaquan.domain.template;
