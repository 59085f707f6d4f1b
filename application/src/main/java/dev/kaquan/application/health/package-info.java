/** Whether the service can do its work. */
package dev.kaquan.application.health;
