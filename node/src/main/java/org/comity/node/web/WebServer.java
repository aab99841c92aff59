package org.comity.node.web;

import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.catalina.core.StandardHost;
import org.apache.coyote.http11.Http11NioProtocol;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.pem.PemSslStoreBundle;
import org.springframework.boot.ssl.pem.PemSslStoreDetails;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.Compression;
import org.springframework.boot.web.server.Ssl;
import org.springframework.boot.web.server.servlet.ServletWebServerFactory;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.http.converter.ByteArrayHttpMessageConverter;
import org.springframework.http.converter.ResourceHttpMessageConverter;
import org.springframework.util.unit.DataSize;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.support.HandlerFunctionAdapter;
import org.springframework.web.servlet.function.support.RouterFunctionMapping;

/// The HTTP server of a node, put together by hand from Spring's parts.
///
/// Nothing is scanned or configured by convention: what stands here is all there is, which is also why it starts
/// quickly.
public final class WebServer implements AutoCloseable {
    private static final int MOST_HEADER_BYTES = 16 * 1024;
    private static final int REQUEST_TIMEOUT_MILLIS = 10_000;
    private static final int MOST_CONNECTIONS = 2_000;
    private static final int MOST_PARAMETERS = 50;

    private final ServletWebServerApplicationContext context;
    private final URI address;

    private WebServer(ServletWebServerApplicationContext context, URI address) {
        this.context = context;
        this.address = address;
    }

    /// Where to listen.
    ///
    /// @param host a name or address of this machine
    /// @param port 0 for any free one
    /// @param tls certificate chain and private key as PEM files; without them plain HTTP is spoken
    public record Address(String host, int port, Optional<Tls> tls) {}

    /// Certificate chain and private key, PEM files.
    public record Tls(Path certificate, Path key) {}

    /// Starts to answer.
    ///
    /// @throws org.springframework.boot.web.server.PortInUseException if another process listens there
    public static WebServer start(Address address, Site site) {
        var context = new ServletWebServerApplicationContext();
        context.registerBean(ServletWebServerFactory.class, () -> tomcat(address));
        context.registerBean("dispatcher", ServletRegistrationBean.class, () -> dispatcher(context));
        context.registerBean(
                "headers",
                FilterRegistrationBean.class,
                () -> headers(address.tls().isPresent()));
        context.registerBean(RouterFunction.class, () -> Routes.of(site));
        context.registerBean(RouterFunctionMapping.class, () -> {
            var mapping = new RouterFunctionMapping();
            mapping.setMessageConverters(
                    List.of(new ByteArrayHttpMessageConverter(), new ResourceHttpMessageConverter()));
            return mapping;
        });
        context.registerBean(HandlerFunctionAdapter.class);
        context.refresh();
        var server = java.util.Objects.requireNonNull(context.getWebServer());
        var scheme = address.tls().isPresent() ? "https" : "http";
        var host = address.host().contains(":") ? "[" + address.host() + "]" : address.host();
        return new WebServer(context, URI.create(scheme + "://" + host + ":" + server.getPort() + "/"));
    }

    /// Where it answers.
    public URI address() {
        return address;
    }

    /// Stops answering; what is being answered is finished first.
    @Override
    public void close() {
        context.close();
    }

    private static TomcatServletWebServerFactory tomcat(Address address) {
        var factory = new TomcatServletWebServerFactory(address.port());
        try {
            factory.setAddress(InetAddress.getByName(address.host()));
        } catch (java.net.UnknownHostException e) {
            throw new IllegalArgumentException("no address of this machine is called " + address.host(), e);
        }
        factory.setRegisterDefaultServlet(false);
        var compression = new Compression();
        compression.setEnabled(true);
        compression.setMinResponseSize(DataSize.ofKilobytes(2));
        compression.setMimeTypes(new String[] {
            "text/html", "text/css", "text/plain", "text/csv", "text/javascript", "application/json", "image/svg+xml"
        });
        factory.setCompression(compression);
        factory.addConnectorCustomizers(connector -> {
            connector.setMaxParameterCount(MOST_PARAMETERS);
            connector.setMaxPostSize(0);
            if (connector.getProtocolHandler() instanceof Http11NioProtocol http) {
                http.setExecutor(java.util.concurrent.Executors.newVirtualThreadPerTaskExecutor());
                http.setMaxHttpHeaderSize(MOST_HEADER_BYTES);
                http.setConnectionTimeout(REQUEST_TIMEOUT_MILLIS);
                http.setMaxConnections(MOST_CONNECTIONS);
            }
        });
        // A request so broken that no route sees it is answered by Tomcat itself: without a version and without a
        // trace.
        factory.addContextCustomizers(web -> {
            if (web.getParent() instanceof StandardHost host) {
                host.setErrorReportValveClass(BareErrors.class.getName());
            }
        });
        address.tls().ifPresent(tls -> {
            var details = PemSslStoreDetails.forCertificate(
                            tls.certificate().toUri().toString())
                    .withPrivateKey(tls.key().toUri().toString());
            factory.setSsl(Ssl.forBundle("node"));
            var bundles = new org.springframework.boot.ssl.DefaultSslBundleRegistry(
                    "node", SslBundle.of(new PemSslStoreBundle(details, null)));
            factory.setSslBundles(bundles);
        });
        return factory;
    }

    private static ServletRegistrationBean<DispatcherServlet> dispatcher(ServletWebServerApplicationContext context) {
        var registration = new ServletRegistrationBean<>(new DispatcherServlet(context), "/");
        registration.setLoadOnStartup(1);
        return registration;
    }

    private static FilterRegistrationBean<SecurityHeaders> headers(boolean encrypted) {
        var registration = new FilterRegistrationBean<>(new SecurityHeaders(encrypted));
        registration.addUrlPatterns("/*");
        return registration;
    }
}
