package dev.nines.source.git;

import com.jcraft.jsch.JSch;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.Session;
import dev.nines.source.git.Access.SshKey;
import java.io.File;
import org.eclipse.jgit.transport.ssh.jsch.JschConfigSessionFactory;
import org.eclipse.jgit.transport.ssh.jsch.OpenSshConfig;
import org.eclipse.jgit.util.FS;

/**
 * Sessions over SSH by one key, with hosts that are known, whatever this machine's user has in
 * their home. Both files are read for each session, so that what was changed counts.
 */
final class KeySessions extends JschConfigSessionFactory {

  private final SshKey key;

  KeySessions(SshKey key) {
    this.key = key;
    setConfig(new OpenSshConfig(new File("/"), new File("/nonexistent/ssh-config")));
  }

  @Override
  protected JSch getJSch(OpenSshConfig.Host host, FS files) throws JSchException {
    var jsch = new JSch();
    jsch.setKnownHosts(key.knownHosts().toString());
    jsch.addIdentity(key.file().toString());
    return jsch;
  }

  @Override
  protected void configure(OpenSshConfig.Host host, Session session) {
    session.setConfig("StrictHostKeyChecking", "yes");
    session.setConfig("PreferredAuthentications", "publickey");
  }
}
