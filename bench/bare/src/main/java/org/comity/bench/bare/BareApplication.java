package org.comity.bench.bare;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// Answers `/` with one sentence.
@SpringBootApplication(proxyBeanMethods = false)
@RestController
public class BareApplication {
    /// @param arguments of Spring Boot, such as `--server.port=8080`
    public static void main(String[] arguments) {
        SpringApplication.run(BareApplication.class, arguments);
    }

    @GetMapping(path = "/", produces = MediaType.TEXT_HTML_VALUE)
    String page() {
        return "<!doctype html><title>bare</title><p>One page and nothing else.";
    }
}
