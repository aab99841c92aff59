package org.comity.node.web;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.apache.catalina.core.StandardHost;
import org.apache.coyote.http11.Http11NioProtocol;
import org.springframework.boot.ssl.DefaultSslBundleRegistry;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.Compression;
import org.springframework.boot.web.server.Shutdown;
import org.springframework.boot.web.server.Ssl;
import org.springframework.boot.web.server.servlet.ServletWebServerFactory;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.ApplicationContextException;
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
    /// How long the server waits for the next byte of a request.
    private static final Duration PATIENCE = Duration.ofSeconds(10);

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
    /// @param tls without it plain HTTP is spoken
    public record Address(String host, int port, Optional<TlsIdentity> tls) {}

    /// Starts to answer.
    ///
    /// @throws java.net.UnknownHostException if the host is no name or address
    /// @throws java.net.BindException if this machine cannot listen there: another process does, mostly
    public static WebServer start(Address address, Site site) throws IOException {
        return start(address, site, PATIENCE);
    }

    static WebServer start(Address address, Site site, Duration patience) throws IOException {
        var host = InetAddress.getByName(address.host());
        var context = new ServletWebServerApplicationContext();
        context.registerBean(ServletWebServerFactory.class, () -> tomcat(host, address, site, patience));
        context.registerBean("dispatcher", ServletRegistrationBean.class, () -> dispatcher(context));
        context.registerBean(RouterFunction.class, () -> Routes.of(site));
        context.registerBean(RouterFunctionMapping.class, () -> {
            var mapping = new RouterFunctionMapping();
            mapping.setMessageConverters(
                    List.of(new ByteArrayHttpMessageConverter(), new ResourceHttpMessageConverter()));
            return mapping;
        });
        context.registerBean(HandlerFunctionAdapter.class);
        try {
            context.refresh();
        } catch (ApplicationContextException e) {
            // Whoever starts a server need not know whose parts it is made of.
            if (e.getMostSpecificCause() instanceof IOException failed) {
                throw failed;
            }
            throw e;
        }
        var server = java.util.Objects.requireNonNull(context.getWebServer());
        var scheme = address.tls().isPresent() ? "https" : "http";
        var name = address.host().contains(":") ? "[" + address.host() + "]" : address.host();
        return new WebServer(context, URI.create(scheme + "://" + name + ":" + server.getPort() + "/"));
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

    private static TomcatServletWebServerFactory tomcat(
            InetAddress where, Address address, Site site, Duration patience) {
        var factory = new TomcatServletWebServerFactory(address.port());
        factory.setAddress(where);
        factory.setRegisterDefaultServlet(false);
        factory.setShutdown(Shutdown.GRACEFUL);
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
                http.setConnectionTimeout((int) patience.toMillis());
                http.setMaxConnections(MOST_CONNECTIONS);
            }
        });
        factory.addContextCustomizers(web -> {
            if (web.getParent() instanceof StandardHost host) {
                host.getPipeline().addValve(new Gate(site));
                // Tomcat adds a reporter of errors of its own unless one of this name is there.
                host.setErrorReportValveClass(Gate.class.getName());
            }
        });
        address.tls().ifPresent(identity -> {
            factory.setSsl(Ssl.forBundle("node"));
            factory.setSslBundles(new DefaultSslBundleRegistry("node", identity.bundle()));
        });
        return factory;
    }

    private static ServletRegistrationBean<DispatcherServlet> dispatcher(ServletWebServerApplicationContext context) {
        var registration = new ServletRegistrationBean<>(new DispatcherServlet(context), "/");
        registration.setLoadOnStartup(1);
        return registration;
    }
}
