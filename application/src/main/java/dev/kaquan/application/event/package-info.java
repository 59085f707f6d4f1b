/** Use cases of event pushes: what WeChat delivers is stored, and then applied once. */
package dev.kaquan.application.event;
